package offers

func Cheapest(offers []Offer, limit time.Time) (best Offer) {
	for _, offer := range offers {
		if offer.Until.Before(limit) {
			continue
		}
		if best.Price == 0 || offer.Price < best.Price {
			best = offer
		}
	}
	return best
}

func Dearest(offers []Offer, limit time.Time) (best Offer) {
	for _, offer := range offers {
		if offer.Until.Before(limit) {
			continue
		}
		if best.Price == 0 || offer.Price > best.Price {
			best = offer
		}
	}
	return best
}
