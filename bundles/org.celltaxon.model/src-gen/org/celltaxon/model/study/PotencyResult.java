/**
 */
package org.celltaxon.model.study;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Potency Result</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * One reading of an assay for a lot. A value beyond a limit keeps the limit and the flag, never a number of its own.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.PotencyResult#getLot <em>Lot</em>}</li>
 *   <li>{@link org.celltaxon.model.study.PotencyResult#getValue <em>Value</em>}</li>
 *   <li>{@link org.celltaxon.model.study.PotencyResult#getFlag <em>Flag</em>}</li>
 * </ul>
 *
 * @see org.celltaxon.model.study.StudyPackage#getPotencyResult()
 * @model
 * @generated
 */
public interface PotencyResult extends EObject {
	/**
	 * Returns the value of the '<em><b>Lot</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Lot</em>' reference.
	 * @see #setLot(Lot)
	 * @see org.celltaxon.model.study.StudyPackage#getPotencyResult_Lot()
	 * @model
	 * @generated
	 */
	Lot getLot();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.PotencyResult#getLot <em>Lot</em>}' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Lot</em>' reference.
	 * @see #getLot()
	 * @generated
	 */
	void setLot(Lot value);

	/**
	 * Returns the value of the '<em><b>Value</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Value</em>' attribute.
	 * @see #setValue(double)
	 * @see org.celltaxon.model.study.StudyPackage#getPotencyResult_Value()
	 * @model
	 * @generated
	 */
	double getValue();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.PotencyResult#getValue <em>Value</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Value</em>' attribute.
	 * @see #getValue()
	 * @generated
	 */
	void setValue(double value);

	/**
	 * Returns the value of the '<em><b>Flag</b></em>' attribute.
	 * The literals are from the enumeration {@link org.celltaxon.model.study.CensorFlag}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Flag</em>' attribute.
	 * @see org.celltaxon.model.study.CensorFlag
	 * @see #setFlag(CensorFlag)
	 * @see org.celltaxon.model.study.StudyPackage#getPotencyResult_Flag()
	 * @model
	 * @generated
	 */
	CensorFlag getFlag();

	/**
	 * Sets the value of the '{@link org.celltaxon.model.study.PotencyResult#getFlag <em>Flag</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Flag</em>' attribute.
	 * @see org.celltaxon.model.study.CensorFlag
	 * @see #getFlag()
	 * @generated
	 */
	void setFlag(CensorFlag value);

} // PotencyResult
