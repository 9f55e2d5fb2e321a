# dupcheck: ignore -- because
sub quiet_before {
    my ($a, $b) = @_;
    return $a + $b * 2 - length($a);
}

sub quiet_inside {
    # dupcheck: ignore -- because
    my ($a, $b) = @_;
    return $a + $b * 2 - length($a);
}

sub loud {
    my ($a, $b) = @_;
    return "# dupcheck: ignore -- because" . $a . $b;
}

sub quiet_documented {
    my ($a, $b) = @_;
    return $a + $b * 2 - length($a);
}  # dupcheck: ignore -- because
