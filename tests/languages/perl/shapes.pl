#!/usr/bin/perl
package Geometry::Shape;
use strict;
# sub commented { my $x = shift; return $x + 1 }

=pod

sub documented { my $x = shift; return $x + 1 }

=cut

sub area { # begin area
    my ($self, $unit) = @_;
    return $self->{size} * $unit;
} # end area

sub signature; # skip
sub prototyped($$) { my ($x, $y) = @_; return $x + $y } # begin prototyped end prototyped
sub with_signature ($x, $y = 2) { return $x * $y } # begin with_signature end with_signature

my $closure = sub { # begin $closure
    my $x = shift;
    return "sub no { $x }" . q{sub no { 1 }};
}; # end $closure
my %table = (
    first => sub { my $x = shift; $x . 'first' }, # begin first end first
    'second' => sub { my $x = shift; $x =~ s/sub a/{ b/gr }, # skip
);
$self->{handler} = sub { my $event = shift; print $event->name }; # begin $self->{handler} end $self->{handler}
*alias = sub { my $x = shift; $x + 1 }; # begin *alias end *alias

sub outer { # begin outer
    my $text = <<"EOT";
sub in_a_heredoc { my $x = shift; return $x + 1 }
EOT
    my @parts = map { $_ . "x" } grep { /sub (\w+) \{/ } split /\n/, $text; # skip
    return \@parts;
} # end outer

package Geometry::Point {
    sub move { my ($self, $dx) = @_; $self->{x} += $dx } # begin Geometry.Point.move end Geometry.Point.move
}

__END__

sub after_the_end { my $x = shift; return $x + 1 }
