#!/usr/bin/env ruby
# def commented(a) a + 1 end
module Geometry::Plane
  class Shape < Base
    attr_reader :size # skip
    def initialize(size, unit = 1) # begin Geometry.Plane.Shape.initialize
      @size = size * unit
    end # end Geometry.Plane.Shape.initialize

    def self.make(*args, **options, &block) = new(*args, **options, &block) # begin Geometry.Plane.Shape.make end Geometry.Plane.Shape.make

    def ==(other); other.size == size && other.unit == unit end # begin Geometry.Plane.Shape.== end Geometry.Plane.Shape.==

    def name=(value) # begin Geometry.Plane.Shape.name=
      @name = "def no(x) #{value + 1} end"
    end # end Geometry.Plane.Shape.name=

    class << self
      def parse(text) # begin Geometry.Plane.Shape.parse
        text.split(",").map { |part| Integer(part) }
      end # end Geometry.Plane.Shape.parse
    end

    define_method(:double) do |factor| # begin Geometry.Plane.Shape.double
      @size * factor * 2
    end # end Geometry.Plane.Shape.double

    scope :recent, -> { where(old: false).order(:id).limit(10) } # begin Geometry.Plane.Shape.recent end Geometry.Plane.Shape.recent

    HANDLER = lambda { |x| x * 2 + 1 - x } # begin Geometry.Plane.Shape.HANDLER end Geometry.Plane.Shape.HANDLER
    other = proc do |y| # begin Geometry.Plane.Shape.other
      y.map(&:to_s).join("-")
    end # end Geometry.Plane.Shape.other
    arrow = ->(q) { q.size + q.unit * 2 } # begin Geometry.Plane.Shape.arrow end Geometry.Plane.Shape.arrow
    made = Proc.new { |q| q.size + q.unit * 3 } # begin Geometry.Plane.Shape.made end Geometry.Plane.Shape.made

    private def hidden?(a) # begin Geometry.Plane.Shape.hidden?
      a.size > 3 || raise(ArgumentError, "small")
    rescue KeyError => e
      warn(e.message)
    end # end Geometry.Plane.Shape.hidden?

    def outer(list) # begin Geometry.Plane.Shape.outer
      def inner(item) # begin Geometry.Plane.Shape.outer.inner
        item.name + item.size.to_s
      end # end Geometry.Plane.Shape.outer.inner
      list.each { |item| puts inner(item) } # skip
    end # end Geometry.Plane.Shape.outer

    def document # begin Geometry.Plane.Shape.document
      text = <<~EOS
        def in_a_heredoc(a, b)
          #{size}
        end
      EOS
      %w[a b].include?(text) ? %i[x y] : /def x(\d+) end/
    end # end Geometry.Plane.Shape.document
  end
end

def Shape.singleton(a, b); [a, b].map(&:size).sum end # begin singleton end singleton

Point = Struct.new(:x, :y) do
  def dist(other) # begin Point.dist
    Math.sqrt((x - other.x)**2 + (y - other.y)**2)
  end # end Point.dist
end
=begin
def in_a_block_comment(a, b)
  a + b * a - b
end
=end
def empty(a, b, c, d, e, f); end # skip
__END__
def after_the_end(a, b)
  a + b * a - b
end
