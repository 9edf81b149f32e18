"""What has to hold before anything is published: a table of named checks over records and tables."""
