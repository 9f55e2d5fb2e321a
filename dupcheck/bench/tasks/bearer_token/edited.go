package auth

import (
	"errors"
	"net/http"
	"strings"
)

var errUnauthorized = errors.New("unauthorized")

// BearerToken returns the token of a request, or that of its session.
func BearerToken(request *http.Request) (string, error) {
	header := request.Header.Get("Authorization")
	if header == "" {
		cookie, err := request.Cookie("session")
		if err != nil {
			return "", errUnauthorized
		}
		return cookie.Value, nil
	}
	scheme, token, found := strings.Cut(header, " ")
	if !found || strings.ToLower(scheme) != "bearer" {
		return "", errUnauthorized
	}
	token = strings.TrimSpace(token)
	if len(token) < 16 {
		return "", errUnauthorized
	}
	return token, nil
}
