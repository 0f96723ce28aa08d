using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Tills;

/// <summary>Money that a customer brings for what was written down. No sale, and no VAT in it: the tickets have had theirs.</summary>
/// <param name="Id">Chosen by whoever pressed the key: pressed twice, it is one payment.</param>
/// <param name="Name">Of the customer, as it was written then: the record is whole without the customers' own.</param>
/// <param name="Amount">Greater than zero.</param>
public sealed record DebtSettling(
    CommandId Id, CustomerId Customer, string Name, PaymentKeyId Key, PaymentMode Mode, Money Amount, Actor By);
