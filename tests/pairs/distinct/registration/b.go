package b

func init() {
	register("now", time.Now, "the time on this machine")
	register("since", time.Since, "what has passed")
	register("zone", zoneName, "the time zone of the user")
}
