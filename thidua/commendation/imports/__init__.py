"""What comes in from Excel: lists of proposals, honours of earlier years. Nothing is brought in unseen."""
