// The shell's script: nothing on a page depends on it.
