using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using TwelveRooms.Components;
using TwelveRooms.Home.Words;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Home.Ward;

/// <summary>One home for a ward: what is due, what changed, what needs a person; then the House; then the measures.</summary>
internal sealed class WardModel(
    WardFinder wards,
    WardHouse house,
    Db db,
    CurrentViewer current,
    ProgrammeSettings settings,
    RoomsClock clock,
    IEnumerable<IDueItem> due,
    IEnumerable<IComingItem> coming,
    IEnumerable<IWhatChanged> news,
    IEnumerable<INeedsMe> needs,
    IEnumerable<IUnitSection> sections,
    IEnumerable<IBurdenItem> burdens,
    ILogger<WardModel> log) : PageModel
{
    private const int MostNews = 2;
    private const int MostNeeds = 3;

    public UnitRow Unit { get; private set; } = null!;

    public string About { get; private set; } = "";

    public IReadOnlyList<DueItem> Due { get; private set; } = [];

    /// <summary>What is asked for the first time, later.</summary>
    public IReadOnlyList<ComingItem> Coming { get; private set; } = [];

    public IReadOnlyList<ChangeNews> News { get; private set; } = [];

    public int MoreNews { get; private set; }

    /// <summary>Beside news of charts: how many of the ward's charts chance alone would mark.</summary>
    public string? ByChance => News.Any(n => n.Variation is not null) ? Sections.Select(s => s.ByChance).FirstOrDefault(s => s is not null) : null;

    public IReadOnlyList<NeedsMe> Needs { get; private set; } = [];

    public IReadOnlyList<UnitSection> Sections { get; private set; } = [];

    public IReadOnlyList<HouseRoom> Rooms { get; private set; } = [];

    public IReadOnlyList<RoomsLink> Tasks { get; private set; } = [];

    public bool MayRecord { get; private set; }

    /// <summary>Whether the reader stands close enough to see what the ward sent, and what is missing.</summary>
    public bool SeesNumbers { get; private set; }

    /// <summary>Whether its last day has passed: nothing is asked of it, and nothing is begun.</summary>
    public bool IsClosed { get; private set; }

    public bool HasGap { get; private set; }

    public string? Burden { get; private set; }

    public string DueHeading => Due.Count > 0 ? "Due now" : Coming.Count > 0 ? "Nothing due yet" : "Nothing due";

    /// <summary>Whether no module asks this ward for anything: it has not begun.</summary>
    public bool AsksNothing => Burden is null && Due.Count == 0 && Coming.Count == 0;

    public string DueButton => Due.Count == 1 ? "Put in this number" : $"Put in these {Due.Count} numbers";

    public async Task<IActionResult> OnGetAsync(Guid ward, CancellationToken cancel)
    {
        var viewer = current.Viewer;
        if (await wards.FindAsync(ward, viewer, cancel) is not { } unit)
        {
            return NotFound();
        }

        Unit = unit;
        About = string.Join(", ", new[] { unit.WardType, unit.Beds is { } beds ? $"{beds} beds" : null }.Where(w => w is not null));
        var standing = await db.StandingAsync(viewer, unit.Number, cancel);
        SeesNumbers = standing.CanSee && standing.Tier != Statistics.Tier.Published;
        MayRecord = standing.May(Rights.RecordNumbers);
        IsClosed = unit.HasClosedBy(clock.Today);
        Tasks = TasksOf(unit, standing, IsClosed);
        IReadOnlyCollection<int> only = [unit.Number];
        Due = Keep(await due.GatherAsync(s => s.ForAsync(only, viewer, cancel), log));
        Coming = Keep(await coming.GatherAsync(s => s.ForAsync(only, viewer, cancel), log));
        var changed = Keep(await news.GatherAsync(s => s.ForAsync(only, viewer, cancel), log)).OrderByDescending(n => n.On).ToList();
        (News, MoreNews) = ([.. changed.Take(MostNews)], Math.Max(0, changed.Count - MostNews));
        Needs = [.. Keep(await needs.GatherAsync(s => s.ForAsync(only, viewer, cancel), log)).OrderBy(n => n.Since).Take(MostNeeds)];
        Sections = Keep(await sections.GatherAsync(s => s.ForAsync(only, viewer, cancel), log));
        var content = await house.ContentAsync(unit, viewer, cancel);
        HasGap |= content.HasGap;
        Rooms = WardHouse.Rooms(unit, content);
        Burden = await BurdenAsync(only, viewer, cancel);
        this.SetPage(unit.Name, await wards.WayAsync(unit, viewer, cancel));
        return Page();
    }

    /// <summary>A sentence in which some words carry the link.</summary>
    public static IHtmlContent Linked(string sentence, string words, string address)
    {
        var at = sentence.IndexOf(words, StringComparison.Ordinal);
        var html = new HtmlContentBuilder();
        if (at < 0)
        {
            return html.AppendFormat("<a href=\"{0}\">{1}</a>", address, sentence);
        }

        return html.Append(sentence[..at]).AppendFormat("<a href=\"{0}\">{1}</a>", address, words).Append(sentence[(at + words.Length)..]);
    }

    private static List<RoomsLink> TasksOf(UnitRow unit, Standing standing, bool isClosed)
    {
        var id = unit.Id.Value;
        var tasks = new List<RoomsLink>();
        if (isClosed)
        {
            Add(Rights.ManageUnits, "Open the ward again", $"/organisations/wards/{id}/reopen");
            return tasks;
        }

        Add(Rights.RecordNumbers, "Print this week’s sheet", $"/wards/{id}/sheet?week=now");
        Add(Rights.ManageMeasures, "Make our own measure, in five questions", $"/wards/{id}/measures/new");
        Add(Rights.ManagePeople, "People", $"/units/{id}/people");
        Add(Rights.ManageDevices, "Ward phones and PCs", $"/wards/{id}/devices");
        Add(Rights.ManageUnits, "Give the ward a new name", $"/organisations/wards/{id}/rename");
        Add(Rights.ManageUnits, "Move the ward to another site", $"/organisations/wards/{id}/move");
        Add(Rights.ManageUnits, "Cohort, strand, collaborative", $"/organisations/units/{id}/groups");
        Add(Rights.ManageUnits, unit.ClosedOn is null ? "Close the ward" : "Change the ward’s last day", $"/organisations/wards/{id}/close");
        Add(Rights.ManageUnits, "Type of ward", $"/organisations/wards/{id}/type");
        if (unit.ClosedOn is not null)
        {
            Add(Rights.ManageUnits, "Take back the last day", $"/organisations/wards/{id}/reopen");
        }

        return tasks;

        void Add(Rights right, string text, string address)
        {
            if (standing.May(right))
            {
                tasks.Add(new(text, address));
            }
        }
    }

    private async Task<string?> BurdenAsync(IReadOnlyCollection<int> only, Viewer viewer, CancellationToken cancel)
    {
        var asked = Keep(await burdens.GatherAsync(s => s.ForAsync(only, viewer, cancel), log)).Sum(b => b.MinutesAMonth);
        var ceiling = await settings.ReadNumberAsync(SettingDefinition.BurdenCeiling, cancel);
        return asked == 0 ? null : string.Create(
            CultureInfo.InvariantCulture, $"This ward is asked for about {Math.Round(asked, MidpointRounding.AwayFromZero):0} minutes a month in all. The ceiling is {ceiling}.");
    }

    private IReadOnlyList<T> Keep<T>(Gathered<T> gathered)
    {
        HasGap |= gathered.HasGap;
        return gathered.Items;
    }
}
