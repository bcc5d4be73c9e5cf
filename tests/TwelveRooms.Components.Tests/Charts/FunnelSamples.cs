using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components.Tests.Charts;

/// <summary>Made-up wards side by side.</summary>
internal static class FunnelSamples
{
    private static readonly string[] Names =
    [
        "Alder", "Aspen", "Beech", "Birch", "Bramble", "Cedar", "Cherry", "Clover", "Cypress", "Damson", "Elder", "Elm", "Fern", "Foxglove", "Gorse", "Hawthorn",
        "Hazel", "Heather", "Holly", "Ivy", "Juniper", "Larch", "Laurel", "Lilac", "Linden", "Maple", "Medlar", "Mulberry", "Myrtle", "Nettle", "Oak", "Olive",
        "Pine", "Plum", "Poplar", "Quince", "Rowan", "Sorrel", "Spruce", "St. Bríd’s", "Sycamore", "Thistle", "Willow", "Yarrow", "Yew",
    ];

    public static FunnelLabels Labels { get; } = new() { Title = "Care plans written together, adult acute wards", Value = "Share", Numerator = "Plans", Denominator = "People", Unit = "%", Decimals = 0 };

    public static FunnelLabels RateLabels { get; } = new() { Title = "Use of force, adult acute wards", Value = "Per 1,000", Numerator = "Times", Denominator = "Bed days" };

    /// <summary>Where only chance is at work, but for two wards; one has sent nothing, one is hidden, one has no bed.</summary>
    public static ReleasedFunnel Proportion(Tier tier = Tier.Own, int hidden = 3) => ReleasedFunnel.Of(
        "adult acute",
        [
            .. Names.Select((name, i) =>
            {
                var size = 12 + (int)(190 * KindSamples.Chance(i + 5) * KindSamples.Chance(i + 60));
                var share = name is "Gorse" ? 0.42 : name is "Oak" ? 0.97 : 0.72;
                var part = Math.Clamp(Math.Round((size * share) + (Math.Sqrt(size * share * (1 - share)) * 2 * (KindSamples.Chance(i + 11) + KindSamples.Chance(i + 311) - 1))), 0, size);
                return name switch
                {
                    "Ivy" => Unit(name, null, null, tier),
                    "Plum" => new ReleasedUnit(name, new Count(hidden).For(Tier.Published), new Count(20).For(Tier.Published)),
                    "Yew" => Unit(name, 0, 0, tier),
                    _ => Unit(name, part, size, tier),
                };
            }),
        ],
        new() { Kind = FunnelKind.Proportion },
        100);

    /// <summary>Wards that differ by more than chance.</summary>
    public static ReleasedFunnel Rate() => ReleasedFunnel.Of(
        "adult acute",
        [
            .. Names.Select((name, i) =>
            {
                var days = 1_500 + (int)(8_000 * KindSamples.Chance(i + 5));
                var rate = 0.02 * Math.Exp(0.9 * (KindSamples.Chance(i + 21) + KindSamples.Chance(i + 222) - 1));
                return Unit(name, Math.Round(days * (name == "Larch" ? 0.075 : rate)), days, Tier.Own);
            }),
        ],
        new() { Kind = FunnelKind.Rate },
        1000);

    private static ReleasedUnit Unit(string name, double? part, double? whole, Tier tier) =>
        new(name, Released.From(part, Sensitivity.NotAboutPeople, tier), Released.From(whole, Sensitivity.NotAboutPeople, tier));
}
