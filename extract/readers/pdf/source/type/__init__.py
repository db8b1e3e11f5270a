"""What letters look like and which they are: faces, signs of symbol fonts, raised signs, small capitals."""
