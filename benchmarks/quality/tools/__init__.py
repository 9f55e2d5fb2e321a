"""Other people's tools as rows of the table: fetched, run on files, their findings read."""
