"""What a player does: an evening of talk, reading a chapter, collecting. The use-cases, with no screen."""
