package quadrant

import (
	"crypto/sha256"
	"encoding/hex"
)

// digest stands for words where these must not be told, or are too long to be an id.
func digest(words string) string {
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:])
}
