"""Old Word, rich text and OpenDocument, by way of LibreOffice."""
