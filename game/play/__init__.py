"""What has happened: the journal, the state it adds up to, and the rules that follow from it."""
