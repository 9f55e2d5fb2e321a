IRREGULAR_PLURALS = {
  "child" => "children",
  "foot" => "feet",
  "man" => "men",
  "mouse" => "mice",
  "person" => "people",
  "sheep" => "sheep",
  "woman" => "women"
}.freeze

def plural_of(noun)
  irregular = IRREGULAR_PLURALS[noun.downcase]
  if irregular
    noun.match?(/\A[A-Z]/) ? irregular.capitalize : irregular
  elsif noun.match?(/[^aeiou]y\z/i)
    noun.sub(/y\z/i, "ies")
  elsif noun.end_with?("s", "x", "z", "ch", "sh")
    "#{noun}es"
  else
    "#{noun}s"
  end
end
