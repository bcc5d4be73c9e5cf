using System.Text;
using TwelveRooms.Components.Tests.Charts;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.Pictures;

/// <summary>The gallery of the guide is drawn by the product: a stale picture fails, and scripts/gallery draws them all again.</summary>
public sealed class GalleryTests
{
    private static readonly string Guide = Path.Combine(Repository.Root, "docs", "guide");

    public static TheoryData<string> Files => [.. Gallery().Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_page_or_picture_of_the_gallery_is_fresh(string file)
    {
        var (path, drawn) = (Path.Combine(Guide, file), Gallery()[file]);
        if (Environment.GetEnvironmentVariable("TWELVEROOMS_GALLERY") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, drawn, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(path) && await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) == drawn, $"{file} is stale: run scripts/gallery");
    }

    private static Dictionary<string, string> Gallery()
    {
        var (files, page) = (new Dictionary<string, string>(), new StringBuilder(
            """
            # The kinds of chart

            Every kind of chart that TwelveRooms draws, with one sentence on when it is used. You need not choose: a measure picks its own
            chart and says why. The numbers are made up. [How we make the charts](how-we-make-the-charts.md) tells what lines and points mean.

            """));
        foreach (var sample in KindSamples.All)
        {
            Add(NameOf(sample.Kind), sample.Used, $"chart-{sample.Kind.ToString().ToLowerInvariant()}.svg", ChartPicture.Draw(sample.Reading, sample.Labels));
        }

        var all = KindSamples.Everything;
        Add("All at once", "What can stand on one chart: limits that were drawn again, a fixed start to compare with, targets that changed, tests and notes, gaps, and a month that was left out.", "chart-all-at-once.svg", ChartPicture.Draw(all.Reading, all.Labels, Marks));
        Add("The same on a slide", "16 : 9, with larger type, to be read from the back of a room.", "chart-slide.svg", ChartPicture.Draw(all.Reading, all.Labels with { Summary = "More care plans have been written together since March 2026." }, Marks, PictureFor.Slide));
        Add("Wards side by side (funnel, parts of a whole)", "Wards of one kind for one stretch of time, where small wards jump about more than large ones; it never ranks.", "funnel-proportion.svg", ChartPicture.Draw(FunnelSamples.Proportion(), FunnelSamples.Labels));
        Add("Wards side by side (funnel, rates)", "The same for events by bed days, here with lines moved apart because the wards differ by more than chance.", "funnel-rate.svg", ChartPicture.Draw(FunnelSamples.Rate(), FunnelSamples.RateLabels));
        files["chart-gallery.md"] = page.ToString();
        return files;

        void Add(string name, string used, string file, string picture)
        {
            files[$"images/charts/{file}"] = picture;
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {name}\n\n{used}\n\n![{name}](images/charts/{file})\n");
        }
    }

    private static IReadOnlyList<ChartMark> Marks { get; } =
    [
        new(ChartMarkKind.Note, new(2024, 10, 1), "check the form", "Forms were counted twice; the month cannot be charted."),
        new(ChartMarkKind.Rebase, new(2025, 9, 1), "new form", "A new form: limits were drawn again."),
        new(ChartMarkKind.Test, new(2026, 3, 1), "plan together", "The first test of planning together began."),
    ];

    private static string NameOf(ChartKind kind) => kind switch
    {
        ChartKind.Individuals => "Single values (I, also XmR)",
        ChartKind.Run => "Run chart",
        ChartKind.MovingRange => "Moving ranges (MR)",
        ChartKind.Count => "Counts (C)",
        ChartKind.Rate => "Rates (U)",
        ChartKind.RatePrime => "Rates of large or clustered numbers (U′)",
        ChartKind.Proportion => "Parts of a whole (P)",
        ChartKind.ProportionPrime => "Parts of a very large whole (P′)",
        ChartKind.NumberAffected => "How many of a whole (NP)",
        ChartKind.SubgroupMean => "Averages of small groups (X-bar)",
        ChartKind.SubgroupSpread => "Spread inside small groups (S)",
        ChartKind.CasesBetween => "Cases or days between rare events (G)",
        _ => "Time between rare events (T)",
    };
}
