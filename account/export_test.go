package account

// Diff is diff, which the services alone call.
func Diff(before, after any) []Change { return diff(before, after) }
