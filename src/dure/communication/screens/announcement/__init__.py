"""One announcement: its words, who has read it, its corrections; a reminder by one touch."""
