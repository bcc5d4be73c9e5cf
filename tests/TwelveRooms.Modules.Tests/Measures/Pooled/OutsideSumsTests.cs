using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Statistics;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Pooled;

/// <summary>Outside an organisation a sum that has been told stays, so that no ward can be taken out of two sums.</summary>
public sealed class OutsideSumsTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Theory]
    [InlineData("waits for three wards, and does not move when a fourth comes", "All 2 wards.:7|All 3 wards.:9|All 4 wards.:14", 9.0)]
    [InlineData("waits for the ward that is missing", "3 of 4 wards. 1 sent nothing.:9|All 4 wards.:14", 14.0)]
    [InlineData("moves when three more wards are in it", "All 3 wards.:9|All 5 wards.:15|All 6 wards.:21", 21.0)]
    [InlineData("moves when the same wards correct what they sent", "All 3 wards.:9|All 3 wards.:8", 8.0)]
    [InlineData("does not move when one ward comes and another takes its number back", "All 3 wards.:9|All 4 wards.:14|All 3 wards.:12", 9.0)]
    [InlineData("does not move when one that did not count sends a number", "3 of 4 wards. 1 did not count.:9|All 4 wards.:14", 9.0)]
    [InlineData("does not move when a number becomes did not count", "All 4 wards.:14|3 of 4 wards. 1 did not count.:9", 14.0)]
    [InlineData("is not told of two wards, whatever they correct", "All 2 wards.:9|All 2 wards.:8", null)]
    public void A_first_period(string what, string revisions, double? told)
    {
        Assert.True(told == OutsideSums.Of(Of(First, revisions))[0].Numerator, what);
    }

    [Fact]
    public void A_ward_that_falls_silent_while_another_comes_back_is_not_taken_for_it()
    {
        // A, B and C with D silent; then A, B and D with C late: the sum is told, and C does not come into it afterwards.
        var points = OutsideSums.Of(
        [
            .. Of(First, "3 of 4 wards. 1 sent nothing.:9"),
            .. Of(First.AddMonths(1), "3 of 4 wards. 1 sent nothing.:10|All 4 wards.:17"),
        ]);

        Assert.Equal(10, points[^1].Numerator);
    }

    [Fact]
    public void A_period_waits_for_those_who_sent_the_one_before_and_tells_no_words_until_then()
    {
        var waits = OutsideSums.Of([.. Of(First, "All 4 wards.:14"), .. Of(First.AddMonths(1), "3 of 4 wards. 1 sent nothing.:9")]);
        var comes = OutsideSums.Of([.. Of(First, "All 4 wards.:14"), .. Of(First.AddMonths(1), "3 of 4 wards. 1 sent nothing.:9|All 4 wards.:15")]);

        Assert.Equal((PointState.Suppressed, null, null, null), (waits[1].State, waits[1].Numerator, waits[1].Denominator, waits[1].Reason));
        Assert.Equal(15, comes[1].Numerator);
    }

    [Fact]
    public void A_sum_that_was_taken_back_is_as_if_it_had_never_been()
    {
        Point gap = new() { By = PooledSeries.Signature, Period = First, State = PointState.NotReported, IsWithdrawn = true };

        Assert.Empty(OutsideSums.Of([gap]));
    }

    private static List<Point> Of(DateOnly period, string revisions) =>
    [
        .. revisions.Split('|').Select((part, revision) => Sum(
            period, (short)revision, part.Split(':')[0], double.Parse(part.Split(':')[1], CultureInfo.InvariantCulture))),
    ];

    private static Point Sum(DateOnly period, short revision, string words, double number) => new()
    {
        By = PooledSeries.Signature, Period = period, Revision = revision, State = PointState.Reported, Numerator = number, Denominator = 100, Reason = words,
    };
}
