"""What a run comes to: numbers of its columns, their courses, and the published numbers they are held against."""
