using TwelveRooms.Measures.ImportPoints.Checking;

namespace TwelveRooms.Measures.ImportPoints.Reading;

/// <summary>What a cell for a number says.</summary>
/// <param name="Status">A number, or which of the marks for none.</param>
/// <param name="Number">The number; not a number where there is none.</param>
/// <param name="Code">What is to be said of it; null for nothing.</param>
/// <param name="Weight">How much that weighs.</param>
/// <param name="Words">The sentence, without the name of the column.</param>
internal readonly record struct ReadQuantity(ValueStatus Status, double Number, ImportCode? Code = null, Weight Weight = Weight.Info, string Words = "")
{
    public bool IsRefused => Weight == Weight.Reject;

    public static ReadQuantity Of(double number) => new(ValueStatus.Value, number);

    public static ReadQuantity Of(double number, ImportCode code, Weight weight, string words) => new(ValueStatus.Value, number, code, weight, words);

    public static ReadQuantity Mark(ValueStatus status, ImportCode code, Weight weight, string words) => new(status, double.NaN, code, weight, words);

    public static ReadQuantity No(ImportCode code, string words) => new(ValueStatus.Missing, double.NaN, code, Weight.Reject, words);
}
