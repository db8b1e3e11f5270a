"""What a page's end leaves of cells that span rows: text below the rows drawn there, columns without a rule."""
