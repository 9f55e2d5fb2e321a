package middleware

import (
	"fmt"
	"net/http"
	"strings"
)

func credential(r *http.Request) (value string, err error) {
	words := strings.Fields(r.Header.Get("Authorization"))
	switch {
	case len(words) == 0:
		err = fmt.Errorf("anonymous")
	case strings.ToUpper(words[0]) != "BEARER":
		err = fmt.Errorf("unsupported: %s", words[0])
	case len(words) != 2:
		err = fmt.Errorf("expected one word behind the method, got %d", len(words)-1)
	case strings.IndexByte(words[1], ',') >= 0, strings.IndexByte(words[1], '"') >= 0:
		err = fmt.Errorf("strange characters")
	default:
		value = words[1]
	}
	return value, err
}
