using Microsoft.Extensions.Logging;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Standards.Contracts;

namespace TwelveRooms.Home.Words;

/// <summary>The twelve rooms of a ward, made of what the modules contribute.</summary>
internal sealed class WardHouse(IEnumerable<IRoomContent> sources, ILogger<WardHouse> log)
{
    /// <summary>What is alive in every room of one ward.</summary>
    public async Task<Gathered<RoomContent>> ContentAsync(UnitRow ward, Viewer viewer, CancellationToken cancel) =>
        await sources.GatherAsync(s => s.ForAsync([ward.Number], viewer, cancel), log);

    /// <summary>How many of some charts chance would mark; one that lives in several rooms is counted once.</summary>
    public static string? ByChance(IEnumerable<RoomContent> content) => ChanceWords.Of(content.DistinctBy(c => c.Address).Select(c => c.ByChance));

    /// <summary>The rooms as they are drawn, in number order.</summary>
    public static IReadOnlyList<HouseRoom> Rooms(UnitRow ward, Gathered<RoomContent> content) =>
    [
        .. Commitments.All.Select(room =>
        {
            var inside = content.Items.Where(c => c.Commitment == room.Number).ToList();
            return new HouseRoom
            {
                Number = room.Number,
                Name = room.ShortName,
                Href = $"/wards/{ward.Id.Value}/rooms/{room.Number}",
                Measures = [.. inside.Where(c => c.Variation is not null).Select(c => new HouseMeasure(c.Variation!.Value, c.Name, c.Words))],
                NotNow = inside.Count == 0,
            };
        }),
    ];
}
