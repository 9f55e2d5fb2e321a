! subroutine commented(a)
module geometry
  implicit none
  interface
    subroutine signature(a, b, c) ! skip
      integer, intent(in) :: a, b, c
    end subroutine signature
  end interface
contains
  subroutine scale(shape, factor) ! begin geometry.scale
    real, intent(inout) :: shape
    real, intent(in) :: factor
    shape = twice(shape) * factor
  contains
    function twice(x) result(y) ! begin geometry.scale.twice
      real :: x, y
      y = x * 2
    end function twice ! end geometry.scale.twice
  end subroutine scale ! end geometry.scale

  pure real function area(x, y) ! begin geometry.area
    real, intent(in) :: x, y
    area = x * y
  end function ! end geometry.area
end module geometry

submodule (geometry) details
contains
  module procedure late ! begin details.late
    print *, 'subroutine no(a)', "function no(b)"
  end procedure ! end details.late
end submodule

program main
  call scale(1.0, 2.0)
end program

function outside(n) ! begin outside
  integer :: n, outside
  outside = n + 1
end function outside ! end outside
