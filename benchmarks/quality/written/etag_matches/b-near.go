package assets

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// VersionOf names a bundle by what its files hold.
func VersionOf(files map[string][]byte, order []string, weak bool) string {
	digest := sha256.New()
	for _, name := range order {
		digest.Write([]byte(strings.TrimPrefix(name, "./")))
		digest.Write([]byte{0})
		digest.Write(files[name])
	}
	version := `"` + hex.EncodeToString(digest.Sum(nil))[:20] + `"`
	if weak {
		return "W/" + version
	}
	return version
}
