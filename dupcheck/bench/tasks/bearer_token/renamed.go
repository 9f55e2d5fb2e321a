package gateway

import (
	"errors"
	"net/http"
	"strings"
)

// apiKeyOf returns the secret of a incoming.
func apiKeyOf(incoming *http.Request) (string, error) {
	line := incoming.Header.Get("X-Authorization")
	if line == "" {
		return "", errors.New("credentials missing")
	}
	kind, secret, split := strings.Cut(line, " ")
	if !split || !strings.EqualFold(kind, "ApiKey") {
		return "", errors.New("wrong kind of credentials")
	}
	secret = strings.TrimSpace(secret)
	if secret == "" || strings.ContainsAny(secret, " ,\"") {
		return "", errors.New("malformed secret")
	}
	return secret, nil
}
