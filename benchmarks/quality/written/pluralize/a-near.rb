IRREGULAR_FORMS = {
  "be" => "being",
  "die" => "dying",
  "lie" => "lying",
  "see" => "seeing",
  "tie" => "tying"
}.freeze

def present_participle(verb)
  irregular = IRREGULAR_FORMS[verb.downcase]
  if irregular
    verb.match?(/\A[A-Z]/) ? irregular.capitalize : irregular
  elsif verb.match?(/[^aeiou]e\z/i)
    verb.sub(/e\z/i, "ing")
  elsif verb.match?(/\A[^aeiou]*[aeiou][bdgmnprt]\z/i)
    "#{verb}#{verb[-1]}ing"
  else
    "#{verb}ing"
  end
end
