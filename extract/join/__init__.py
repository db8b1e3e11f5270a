"""What page breaks cut is put together again."""
