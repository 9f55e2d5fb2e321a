# dupcheck: ignore -- because
def quiet_before(a, b)
  a + b * 2 - a.size
end

module Loud
  def self.quiet_inside(a, b)
    # dupcheck: ignore -- because
    a + b * 2 - a.size
  end

  # dupcheck: ignore -- because
  private def quiet_private(a, b)
    a + b * 2 - a.size
  end

  def shout(a, b)
    "# dupcheck: ignore -- because #{a} #{b}" + a
  end
end
