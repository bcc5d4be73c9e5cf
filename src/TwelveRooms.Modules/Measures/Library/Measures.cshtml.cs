using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Standards.Contracts;

namespace TwelveRooms.Measures.Library;

/// <summary>A heading of the library with its measures, A to Z.</summary>
internal sealed record LibraryGroup(string Heading, IReadOnlyList<Measure> Measures)
{
    /// <summary>Whether nobody is asked for them: they are only shown, and folded away.</summary>
    public bool IsPublished { get; init; }
}

internal sealed class MeasuresModel(MeasureDirectory measures, ProgrammeSettings settings, CurrentViewer current) : PageModel
{
    public string? Search { get; private set; }

    /// <summary>The room that somebody came from; null for all rooms.</summary>
    public Commitment? Room { get; private set; }

    /// <summary>Only what a ward counts by itself.</summary>
    public bool IsCountedByWards { get; private set; }

    /// <summary>What every organisation sends each month, in the order of the setting.</summary>
    public IReadOnlyList<Measure> ProgrammeSet { get; private set; } = [];

    public IReadOnlyList<LibraryGroup> Groups { get; private set; } = [];

    public int Found => Groups.Sum(g => g.Measures.Count);

    public async Task OnGetAsync(string? q, string? counted, int? room, CancellationToken cancel)
    {
        Search = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        IsCountedByWards = counted == "ward";
        Room = room is { } number ? Commitments.Find(number) : null;
        var all = (await measures.AllAsync(current.Viewer, cancel)).Where(m => Matches(m) && (!IsCountedByWards || m.WardEntered) && (Room is null || m.RoomNumbers.Contains(Room.Number))).ToList();
        var set = (await settings.ReadAsync(SettingDefinition.OutcomeSet, cancel)).Split(',', StringSplitOptions.TrimEntries);
        ProgrammeSet = Room is not null ? [] : [.. set.Select(code => all.Find(m => m.Code == code)).OfType<Measure>()];
        Groups =
        [
            .. new[]
            {
                new LibraryGroup("Made by your wards", [.. all.Where(m => m.OwnerUnit != 0)]),
            }
            .Concat(Commitments.All.Select(c => new LibraryGroup($"{c.Number} {c.ShortName}", [.. all.Where(m => IsAsked(m) && FirstRoom(m) == c.Number)])))
            .Append(new("For all rooms", [.. all.Where(m => IsAsked(m) && FirstRoom(m) == 0)]))
            .Append(new("Published by national bodies", [.. all.Where(m => m.HowAsked == HowAsked.AlreadyPublished)]) { IsPublished = true })
            .Where(g => g.Measures.Count > 0),
        ];
        this.SetPage(Room is null ? "Measures" : $"What could be counted: {Room.ShortName}");
    }

    /// <summary>The rooms that it speaks to beside the one that it stands under.</summary>
    public static string AlsoIn(Measure measure) =>
        string.Join(", ", measure.RoomNumbers.Skip(1).Select(r => Commitments.Find(r)!.ShortName));

    /// <summary>Of the library, and not one that is only published.</summary>
    private static bool IsAsked(Measure measure) => measure.OwnerUnit == 0 && measure.HowAsked != HowAsked.AlreadyPublished;

    private static int FirstRoom(Measure measure) => measure.RoomNumbers.FirstOrDefault();

    private bool Matches(Measure measure) => Search is not { } words || words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
        measure.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || measure.Question.Contains(word, StringComparison.OrdinalIgnoreCase)
        || measure.Definition.Contains(word, StringComparison.OrdinalIgnoreCase));
}
