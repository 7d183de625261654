package metrics

// Quantile returns the p-quantile of an ascending sample by Hyndman and Fan's
// type 7, the default of R, numpy and spreadsheets (Hyndman and Fan, "Sample
// Quantiles in Statistical Packages", The American Statistician 50, 1996):
// with h = (n-1)p, the value at rank h counted from 0, interpolated linearly
// between its neighbours; of whole numbers, rounded down. It returns false for
// an empty sample and for a p outside [0, 1].
func Quantile[T ~int64 | ~float64](sorted []T, p float64) (T, bool) {
	if len(sorted) == 0 || !(p >= 0 && p <= 1) {
		return 0, false
	}
	h := float64(len(sorted)-1) * p
	low := int(h)
	if low+1 >= len(sorted) {
		return sorted[len(sorted)-1], true
	}
	x, y := sorted[low], sorted[low+1]
	return x + T((h-float64(low))*float64(y-x)), true
}
