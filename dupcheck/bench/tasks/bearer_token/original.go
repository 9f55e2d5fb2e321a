package auth

import (
	"errors"
	"net/http"
	"strings"
)

// BearerToken returns the token of a request.
func BearerToken(request *http.Request) (string, error) {
	header := request.Header.Get("Authorization")
	if header == "" {
		return "", errors.New("no authorization header")
	}
	scheme, token, found := strings.Cut(header, " ")
	if !found || !strings.EqualFold(scheme, "Bearer") {
		return "", errors.New("not a bearer token")
	}
	token = strings.TrimSpace(token)
	if token == "" || strings.ContainsAny(token, " ,\"") {
		return "", errors.New("malformed token")
	}
	return token, nil
}
