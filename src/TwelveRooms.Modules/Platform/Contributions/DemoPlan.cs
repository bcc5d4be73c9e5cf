using System.Text.Json;

namespace TwelveRooms.Platform.Contributions;

/// <summary>What the demo programme is made of; the same for every module.</summary>
/// <param name="Seed">The same seed makes the same demo on the same day.</param>
/// <param name="Now">The instant at which the demo stands; nothing in it is later.</param>
/// <param name="Today">The day on which the demo stands.</param>
/// <param name="Months">How many whole months of history.</param>
/// <param name="Programme">The programme, its organisations and wards.</param>
/// <param name="Stories">What is planted.</param>
internal sealed record DemoPlan(
    int Seed, DateTimeOffset Now, DateOnly Today, int Months, DemoOrganisations Programme, IReadOnlyList<DemoStory> Stories)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The day on which organisations and people are entered: two months before the first number.</summary>
    public DateOnly Start => Month(Months + 2);

    /// <summary>First day of a month, counted back: 1 is the last whole month, 0 the one that today is in.</summary>
    public DateOnly Month(int back) => new DateOnly(Today.Year, Today.Month, 1).AddMonths(-back);

    /// <summary>That time on that day, or now when that is still to come.</summary>
    public DateTimeOffset At(DateOnly day, int hour, int minute = 0)
    {
        var at = new DateTimeOffset(day, new(hour, minute), TimeSpan.Zero);
        return at < Now ? at : Now;
    }

    /// <summary>Chance that is the same each time, and whose values do not shift when another stream is drawn from more often.</summary>
    public Dice Dice(string stream) => new(Seed, stream);

    /// <summary>All that is planted of one kind, read as the module needs it; what hangs on a ward that this size has not got is left out.</summary>
    public IReadOnlyList<T> Planted<T>(string kind)
        where T : DemoPlant =>
    [
        .. Stories.SelectMany(s => s.Planted)
            .Where(p => p.GetProperty("kind").GetString() == kind)
            .Select(p => p.Deserialize<T>(Options)!)
            .Where(p => p.WardCode is null || Programme.Wards.Any(w => w.Ward.Code == p.WardCode)),
    ];
}

/// <summary>What every planted thing says of itself; each module adds what it reads.</summary>
internal record DemoPlant
{
    public string? WardCode { get; init; }

    public string? MeasureCode { get; init; }
}

/// <summary>One planted story and what a page about it must and must not say.</summary>
/// <param name="Number">1 to 9.</param>
/// <param name="Key">Its stable name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="UnitCode">Where it is seen.</param>
/// <param name="WardCode">The ward it is about.</param>
/// <param name="MeasureCode">The measure it is seen on.</param>
/// <param name="Planted">What is planted, each with its kind.</param>
/// <param name="PageMustSay">What its pages say, in meaning.</param>
/// <param name="PageMustNotSay">What no page may say of it.</param>
/// <param name="NeedsModule">The modules without which it is told in part.</param>
/// <param name="WithoutThoseModules">What is shown until they are there.</param>
internal sealed record DemoStory(
    int Number, string Key, string Title, string UnitCode, string WardCode, string MeasureCode, IReadOnlyList<JsonElement> Planted,
    IReadOnlyList<string> PageMustSay, IReadOnlyList<string> PageMustNotSay, IReadOnlyList<string> NeedsModule, string? WithoutThoseModules);
