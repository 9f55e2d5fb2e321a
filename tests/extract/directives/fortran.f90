module loud
contains
  ! dupcheck: ignore -- because
  pure function quiet_before(a, b) result(c)
    integer, intent(in) :: a, b
    integer :: c
    c = a + b * 2 - a
  end function quiet_before

  subroutine quiet_inside(a, b)
    ! dupcheck: ignore -- because
    integer, intent(inout) :: a, b
    a = a + b * 2 - a
  end subroutine quiet_inside

  subroutine shout(a, b)
    integer, intent(inout) :: a, b
    print *, "! dupcheck: ignore -- because", a, b
  end subroutine shout
end module loud
