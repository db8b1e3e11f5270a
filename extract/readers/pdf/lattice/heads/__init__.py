"""Tables that a row of column headings shows: where its columns part, and its rows below."""
