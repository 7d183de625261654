package review

// DisplayWidth is for the tests of lines that are printed.
var DisplayWidth = displayWidth
