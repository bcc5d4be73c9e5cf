using System.Globalization;
using TwelveRooms.Statistics.FalseAlarms;

namespace TwelveRooms.Statistics.Tests.FalseAlarms;

public sealed class GuideTableTests
{
    /// <summary>The page for boards prints what the library answers.</summary>
    [Fact]
    public void The_guide_shows_the_shares_that_pages_use()
    {
        var rows = File.ReadLines(Path.Combine(Root(), "docs", "guide", "how-we-count-by-chance.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && int.TryParse(cells[1], out _))
            .ToArray();

        Assert.Equal(5, rows.Length);
        Assert.All(rows, cells =>
        {
            var baseline = cells[2].StartsWith("the first 12", StringComparison.Ordinal) ? 12 : 0;
            var rates = AlarmsByChance.Rates(new()
            {
                Points = int.Parse(cells[1], CultureInfo.InvariantCulture),
                Options = ChartOptions.Default with { BaselinePoints = baseline },
            });
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{rates.Today * 100:0.0} %"), cells[3]);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{rates.InLast24 * 100:0} %"), cells[4]);
        });
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TwelveRooms.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return folder;
    }
}
