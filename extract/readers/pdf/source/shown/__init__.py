"""What a viewer shows of a page: fields filled in, layers, clips, and marks drawn over words."""
