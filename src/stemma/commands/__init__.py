"""What each command does, once its words are understood; imported when it is called, so that help is quick."""
