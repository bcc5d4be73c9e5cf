using System.Globalization;
using System.Text.RegularExpressions;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.Charts;

public sealed partial class ExtremeNumberTests
{
    public static TheoryData<double, double> Spans => new()
    {
        { 0, 0 }, { 5, 0 }, { -5, 0 }, { 1e9, 1 }, { 1e9, 1e9 }, { 1e15, 1e14 }, { 1e300, 1e299 }, { double.MaxValue, 0 }, { 0, double.MaxValue }, { -1e308, 1e308 },
        { 1e-9, 1e-10 }, { 1e-300, 1e-301 }, { 0, double.Epsilon }, { double.Epsilon, double.Epsilon }, { 1, 1e-15 }, { 0.3, 0.1 },
    };

    [Theory]
    [MemberData(nameof(Spans))]
    public void Huge_and_tiny_numbers_are_drawn_inside_the_picture_and_written_for_people(double middle, double width)
    {
        foreach (var kind in new[] { ChartKind.Individuals, ChartKind.Run, ChartKind.Count, ChartKind.MovingRange })
        {
            double?[] values = [.. Enumerable.Range(0, 30).Select(i => (double?)(kind == ChartKind.Count ? Math.Abs(middle) + (width * KindSamples.Chance(i)) : middle + (width * (KindSamples.Chance(i) - 0.5))))];
            var reading = SeriesChart.OfOwnNumbers(new ChartData { Values = [.. values.Select(v => double.IsInfinity(v!.Value) ? null : v)] }, new() { Kind = kind }, [.. Enumerable.Range(0, 30).Select(i => KindSamples.Start.AddDays(i))], withInner: true);
            var labels = new ChartLabels { Title = "Edge", Decimals = ChartLabels.DecimalsFor(reading) };
            var html = string.Concat(new SpcChartTagHelper { Reading = reading, Labels = labels }.Draw(), new SparklineTagHelper { Reading = reading }.Draw(), ChartPicture.Draw(reading, labels), ChartPicture.Draw(reading, labels, use: PictureFor.Slide));

            Assert.DoesNotMatch("NaN|Infinity|∞|[0-9]E[+-]?[0-9]", html);
            Assert.All(Numbers().Matches(html).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)), number => Assert.InRange(number, -20, 2_000));
            Assert.All(Texts().Matches(html).Select(match => match.Groups[1].Value), text => Assert.True(text.Length < 200, text));
        }
    }

    [Theory]
    [InlineData(1.2e15, 0, "1.2 × 10¹⁵")]
    [InlineData(-4e300, 0, "-4 × 10³⁰⁰")]
    [InlineData(2.5e-9, 12, "2.5 × 10⁻⁹")]
    [InlineData(123_456_789, 1, "123,456,789")]
    [InlineData(0.00012, 5, "0.00012")]
    [InlineData(-0.0001, 1, "0")]
    public void Numbers_beyond_reading_are_powers_of_ten(double value, int decimals, string text) => Assert.Equal(text, ScaleText.Of(value, decimals));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.004, "0")]
    [InlineData(-0.005, "-0.01")]
    [InlineData(12.3, "12.3")]
    [InlineData(12.345, "12.35")]
    [InlineData(-7, "-7")]
    [InlineData(999_999.999, "1000000")]
    public void A_coordinate_has_at_most_two_decimals(double value, string text) => Assert.Equal(text, Markup.Number(value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e15)]
    public void What_has_no_place_in_a_drawing_is_our_mistake_and_never_written(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Markup.Number(value));

    [GeneratedRegex("\\s(?:x|y|cx|cy|r|width|height)=\"([^\"]+)\"")]
    private static partial Regex Numbers();

    [GeneratedRegex("<text[^>]*>([^<]*)<")]
    private static partial Regex Texts();
}
