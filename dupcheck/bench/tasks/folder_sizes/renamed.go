package accounts

type Account struct {
	Title     string
	Balance     int64
	Parts []*Account
}

// RollUp returns the bytes of each folder with all that is below it, by prefix.
func RollUp(account *Account, prefix string, sums map[string]int64) int64 {
	if account == nil {
		return 0
	}
	full := prefix + "/" + account.Title
	sum := account.Balance
	for _, part := range account.Parts {
		sum += RollUp(part, full, sums)
	}
	if len(account.Parts) > 0 {
		sums[full] = sum
	}
	return sum
}
