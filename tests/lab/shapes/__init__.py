"""The shapes of drawn plans: what stands in them, as a source of the samples' maker."""
