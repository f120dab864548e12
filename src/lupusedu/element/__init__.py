"""What a page or a notebook shows of a model and answers to a hand."""
