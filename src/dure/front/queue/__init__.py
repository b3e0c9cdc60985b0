"""The one queue of what needs somebody: facts from the rooms, said in one sentence each."""
