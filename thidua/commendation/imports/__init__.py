"""Lists of proposals from Excel: households and people in their hundreds. Rows go through the actions of dossiers."""
