using TwelveRooms.Platform.Time;
using Xunit;

namespace TwelveRooms.Modules.Tests.Text;

public sealed class DayEndTests
{
    [Theory]
    [InlineData("2026-01-31", "2026-01-31T23:59:59.999Z")]
    [InlineData("2026-07-31", "2026-07-31T22:59:59.999Z")]
    [InlineData("2026-03-29", "2026-03-29T22:59:59.999Z")]
    [InlineData("2026-10-25", "2026-10-25T23:59:59.999Z")]
    public void A_day_ends_when_it_ends_in_London(string day, string end)
    {
        var instant = RoomsClock.EndOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), instant);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), RoomsClock.DayOf(instant));
    }
}
