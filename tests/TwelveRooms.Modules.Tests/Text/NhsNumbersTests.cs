using TwelveRooms.Platform.Text;
using Xunit;

namespace TwelveRooms.Modules.Tests.Text;

/// <summary>943 476 5919 is the number that the NHS data dictionary prints as an example; nobody has it.</summary>
public sealed class NhsNumbersTests
{
    [Theory]
    [InlineData("9434765919")]
    [InlineData("943 476 5919")]
    [InlineData("943,476,5919")]
    [InlineData("94 3476 5919")]
    [InlineData("9 4 3 4 7 6 5 9 1 9")]
    [InlineData("(943) 476 (5919)")]
    [InlineData("943:476:5919")]
    [InlineData("943\u2060476\u200d5919")]
    [InlineData("９４３４７６５９１９")]
    [InlineData("on 12/03/2026 at 14:30 for 943-476-5919")]
    public void It_is_found_whatever_stands_between_its_digits(string text) => Assert.Single(NhsNumbers.In(text));

    [Theory]
    [InlineData("943 476 5918")]
    [InlineData("3f9a4b3c4d7e6f5a9b1c9")]
    [InlineData("19434765919")]
    [InlineData("94347659191")]
    [InlineData("943 of 476 and 5919")]
    [InlineData("01/01/2001, 01/01/2001, 01/01/2001 and 10:00, 10:30, 11:00")]
    public void Other_numbers_days_and_times_are_not(string text) => Assert.Empty(NhsNumbers.In(text));

    [Theory]
    [InlineData("by person:01a21943-4765-719a-8000-00000000000a")]
    [InlineData("see /wards/01a2196d-0000-7000-8000-a07700900123")]
    [InlineData("01a2196d-1943-7765-9191-94347659190b, 01000000-0000-7000-8000-b01632960123")]
    public void The_ids_in_our_own_addresses_point_to_nobody(string text) => Assert.Null(TextGuard.Refuse(text, "Text"));

    [Fact]
    public void What_stands_beside_an_id_is_still_found() =>
        Assert.Equal("an NHS number", Assert.Single(TextGuard.Check("01a2196d-1943-7765-9191-94347659190b has 943 476 5919")).Words);
}
