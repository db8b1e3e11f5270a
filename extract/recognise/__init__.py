"""What words are, for join, restore and layouts alike."""
