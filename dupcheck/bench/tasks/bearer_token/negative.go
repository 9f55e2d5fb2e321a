package auth

import (
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
)

// BasicCredentials returns the name and password of a request.
func BasicCredentials(request *http.Request) (string, string, error) {
	header := request.Header.Get("Authorization")
	if header == "" {
		return "", "", errors.New("no authorization header")
	}
	scheme, encoded, found := strings.Cut(header, " ")
	if !found || !strings.EqualFold(scheme, "Basic") {
		return "", "", errors.New("not basic authentication")
	}
	plain, err := base64.StdEncoding.DecodeString(strings.TrimSpace(encoded))
	if err != nil {
		return "", "", err
	}
	name, password, found := strings.Cut(string(plain), ":")
	if !found {
		return "", "", errors.New("malformed credentials")
	}
	return name, password, nil
}
